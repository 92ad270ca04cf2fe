#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension Files {
    /// Makes a folder of its own for its owner only, in `TMPDIR` or `/tmp`.
    static func makeTemporaryFolder() throws(CommandFailure) -> String {
        let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(base)/immich-auto-album-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            throw CommandFailure(
                .cannotWrite, "cannot make a folder in \(quoted(base)): \(String(cString: strerror(errno)))")
        }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Deletes a folder that holds plain files only.
    static func removeFolder(_ path: String) {
        for name in (try? names(in: path)) ?? [] { unlink("\(path)/\(name)") }
        rmdir(path)
    }
}
