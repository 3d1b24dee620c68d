// Shows the document that lies beside this page. No validator: it would be asked over the network.
window.ui = SwaggerUIBundle({
  url: "openapi.json",
  dom_id: "#api",
  deepLinking: true,
  displayRequestDuration: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  layout: "BaseLayout",
  tryItOutEnabled: true,
  validatorUrl: null,
});
