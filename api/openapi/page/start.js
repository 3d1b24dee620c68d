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
  requestInterceptor: (request) => {
    // The UI quotes an example of lines as if it were JSON; lines as they are typed or pasted are left alone.
    const media = (request.headers || {})["Content-Type"];
    if (media === "application/x-ndjson" && typeof request.body === "string" && request.body.startsWith('"')) {
      request.body = JSON.parse(request.body);
    }
    return request;
  },
});
