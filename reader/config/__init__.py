"""Settings, folders and packaged resources."""
