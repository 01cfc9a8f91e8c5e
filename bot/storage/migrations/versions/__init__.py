"""One file a revision, named by what it does."""
