"""What it finds: an `import` of a folder that is not there or holds no map. The path is relative
to the folder of the file that it stands in. One that leads out of the project is
`outside-project`.

Why it matters: whatever rests on the other map's entries rests on nothing.

Severity: error

File `harbour/map.argmap`:

    claim silted: The harbour has silted up.
      supports: decline

    claim decline: The harbour is in decline.

Wrong:

    import harbour: harbor

    claim fewer-ships: Fewer ships call than ten years ago.
      supported by: harbour.silted

Right:

    import harbour: harbour

    claim fewer-ships: Fewer ships call than ten years ago.
      supported by: harbour.silted
"""
