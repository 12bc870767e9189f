"""What words say wherever they stand: questions, titles, roles, votes, days and names."""
