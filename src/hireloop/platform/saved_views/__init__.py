"""Views of tables that colleagues keep: filters, sort and columns under a name, for oneself or for all."""
