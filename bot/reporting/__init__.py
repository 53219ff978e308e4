"""`xiaoyue reports`: staff keep the editions of the knowledge base in the terminal."""
