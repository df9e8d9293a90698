"""What the articles say: when, who said it, on whose authority, about whom. Text in, mentions with offsets out."""
