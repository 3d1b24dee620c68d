"""The HTTP door: CONTRACT section 2, over the engine's host. `app.py` puts it together."""
