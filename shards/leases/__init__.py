"""Node leases in Redis or Valkey."""
