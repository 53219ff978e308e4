"""The edition that is served: its library works in a process of its own, swapped whole."""
