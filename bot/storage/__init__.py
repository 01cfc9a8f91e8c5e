"""Tables, the transaction functions over them, the sealing of personal data, migrations."""
