"""The API described in OpenAPI 3.1, made from the structs and bounds that validate. `document.py` puts it together."""
