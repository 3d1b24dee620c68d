"""Where submissions of users are counted: Redis, and its twin in memory."""
