"""Messages of other parties that Tocsin reads and writes, under names of its own."""
