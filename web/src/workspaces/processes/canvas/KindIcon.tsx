import { type AnyKind, pictures } from './kinds.ts'

export function KindIcon({ kind, size = 20 }: { kind: AnyKind; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
    >
      {pictures[kind].map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  )
}
