"""Page files in, articles out: decoding, segmentation, healing."""
