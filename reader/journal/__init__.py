"""What a person wrote: append-only journals that merge by union."""
