export declare const nodeFlags: string[]
export declare const compileCache: { NODE_COMPILE_CACHE: string }
