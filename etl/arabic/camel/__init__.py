"""What camel-tools reads with data of its own: names by a neural model, lemmas by a morphological database.

The data is installed apart from the package, and importing the modules that use it asks the network for a catalogue
where there is none: `data` looks for it first, and everything is imported inside functions.
"""
