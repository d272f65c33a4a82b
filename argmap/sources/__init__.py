"""Documents: reading them, finding quotes in them, and who a claim rests on."""
