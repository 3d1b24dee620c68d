"""Version 1 of the public API: fields are only ever added."""
