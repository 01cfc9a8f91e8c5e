"""What can be said: the guide's words, their loader, checks and search. Knows nothing else of ours."""
