"""What the author of a lesson is told: what is wrong with it, each fault as a sentence with the place and the fix."""
