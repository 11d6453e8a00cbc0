"""Notice and consent by version and purpose, and the gate that gated data is read through."""
