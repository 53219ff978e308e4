"""What staff read of reports, editions and rehearsals, as text for a terminal or a file."""
