"""The features of an answer that a dimension's score may be made of (docs/scoring.md describes each)."""

FEATURES = (
    "indicators",
    "reference",
    "star",
    "specificity",
    "own_part",
    "structure",
    "fluency",
    "relevance",
)

# For dimensions whose file says nothing else: mostly what was shown, then how concretely.
USUAL_FEATURES = {"indicators": 0.5, "star": 0.2, "specificity": 0.15, "own_part": 0.15}
