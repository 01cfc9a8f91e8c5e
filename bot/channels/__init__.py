"""One file a vendor: payloads in, our events out; our replies in, the vendor's requests out."""
