#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension Files {
    /// Whether anybody but the owner may do anything with a file or folder.
    static func isOpenToOthers(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & 0o077 != 0
    }

    /// Whether files can be made in a folder, or the folder itself where it is missing.
    static func isWritable(_ folder: String) -> Bool {
        var path = folder
        while kind(of: path) == .nothing {
            let parent = Self.folder(of: path)
            guard parent != path else { return false }
            path = parent
        }
        return kind(of: path) == .folder && access(path, W_OK | X_OK) == 0
    }
}
