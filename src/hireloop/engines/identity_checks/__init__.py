"""Services from outside that say whether a name and an ID number belong together, behind one protocol."""
