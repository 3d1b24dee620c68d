"""The wire: `.proto` files and the Python stubs generated from them, beside each other. See `protos.generate`."""
