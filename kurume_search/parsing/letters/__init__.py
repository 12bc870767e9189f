"""Letters of a council (答申, 諮問書) as documents of their own kind."""
