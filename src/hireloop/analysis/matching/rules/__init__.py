"""One file a kind of requirement; ``judge(ask, candidate)`` says whether it is met, by which rule, on what evidence."""
