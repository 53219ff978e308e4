"""What operators see and are let do in the chat."""
