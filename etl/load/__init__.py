"""Load: everything that touches the warehouse, from opening it to the views and checks that stand on its tables."""
