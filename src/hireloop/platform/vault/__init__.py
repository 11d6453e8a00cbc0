"""What must stay secret: envelope encryption with one data key per person, wrapped by a versioned master key."""
