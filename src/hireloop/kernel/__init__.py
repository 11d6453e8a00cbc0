"""What every layer may use: errors, languages, time. Knows nothing of the product."""
