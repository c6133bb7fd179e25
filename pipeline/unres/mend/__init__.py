"""Mending Akoma Ntoso: anybody's files as level 2, each change told, each word kept."""
