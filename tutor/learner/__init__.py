"""What one person has done: events, what follows from them, and where they are kept."""
