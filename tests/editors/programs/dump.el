;; Writes, next to each file that is named, the face of each character: a line for each line, faces
;; parted by blanks, `-' for none.

(setq find-file-hook nil
      vc-handled-backends nil
      global-font-lock-mode t)

(dolist (path command-line-args-left)
  (with-temp-buffer
    (let ((coding-system-for-read 'utf-8))
      (insert-file-contents path))
    (argmap-mode)
    (font-lock-mode 1)
    (font-lock-ensure)
    (goto-char (point-min))
    (let (lines)
      (while (not (eobp))
        (let (faces)
          (while (not (eolp))
            (push (symbol-name (or (get-text-property (point) 'face) '-)) faces)
            (forward-char))
          (push (mapconcat #'identity (nreverse faces) " ") lines))
        (forward-line))
      (with-temp-file (concat path ".faces")
        (insert (mapconcat #'identity (nreverse lines) "\n"))))))
(setq command-line-args-left nil)
