"""What many tests share; ``README.md`` beside this file is the index, and says how the tests are ordered."""
