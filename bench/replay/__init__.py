"""`make run`: a day of real departures through a real Tocsin, live in the terminal, accounted for to the last job."""
