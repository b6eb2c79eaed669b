"""The measures by which reading is scored: each a pure function of a gold standard and what a reader made of it."""
