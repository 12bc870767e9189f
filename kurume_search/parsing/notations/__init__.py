"""Which way of writing speakers a document uses, chosen by evidence."""
