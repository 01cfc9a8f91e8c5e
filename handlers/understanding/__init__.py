"""What a text means: dates, commands, safety signs, topics. Pure functions over values."""
