const paths = {
  close: 'M18 6 6 18M6 6l12 12',
  clip: 'M15 7l-6.5 6.5a1.5 1.5 0 0 0 3 3L18 10a3 3 0 0 0-6-6l-6.5 6.5a4.5 4.5 0 0 0 9 9L21 13',
  send: 'M4 3l17 9-17 9 4-9zM8 12h13',
  file: 'M14 3v5h5v13H5V3h9l5 5',
  down: 'M12 5v14M19 12l-7 7-7-7',
}

export function Icon({ name, size = 20 }: { name: keyof typeof paths; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  )
}
