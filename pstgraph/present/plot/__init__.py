"""Pictures with matplotlib: each function takes what an analysis returned and gives a Figure to save."""
