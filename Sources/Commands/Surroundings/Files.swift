#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Files and folders as the commands need them.
///
/// By the system's own calls: reading a small file must not load the big libraries at start-up.
enum Files {
    /// Why a file could not be used.
    enum Failure: Error, Hashable, Sendable, CustomStringConvertible {
        /// There is none.
        case missing(String)
        /// The system refuses.
        case refused(String, reason: String)
        /// It cannot be written.
        case unwritable(String, reason: String)
        /// Larger than anything of its kind.
        case tooLarge(String)

        /// One sentence without a full stop.
        var description: String {
            switch self {
            case .missing(let path): "there is no file \(quoted(path))"
            case .refused(let path, let reason): "cannot read \(quoted(path)): \(reason)"
            case .unwritable(let path, let reason): "cannot write \(quoted(path)): \(reason)"
            case .tooLarge(let path): "\(quoted(path)) is larger than 16 MB"
            }
        }
    }

    /// What there is at a path.
    enum Kind: Hashable, Sendable {
        /// Nothing, or nothing that can be seen.
        case nothing
        /// A file.
        case file
        /// A folder.
        case folder
    }

    /// What there is at a path.
    static func kind(of path: String) -> Kind {
        guard let status = status(of: path) else { return .nothing }
        return status.st_mode & S_IFMT == S_IFDIR ? .folder : .file
    }

    /// Whether users other than the owner and the group may read the file.
    static func isReadableByOthers(_ path: String) -> Bool {
        status(of: path).map { $0.st_mode & S_IROTH != 0 } ?? false
    }

    /// The size in bytes; nil when there is no file.
    static func size(of path: String) -> Int? {
        status(of: path).map { Int($0.st_size) }
    }

    /// The whole file.
    static func read(_ path: String) throws(Failure) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path) }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = buffer.withUnsafeMutableBytes { Self.read(descriptor, $0) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure(path) }
            guard count > 0 else { return bytes }
            bytes += buffer[0..<count]
            guard bytes.count <= 16_000_000 else { throw .tooLarge(path) }
        }
    }

    /// The names in a folder, sorted.
    static func names(in folder: String) throws(Failure) -> [String] {
        guard let handle = opendir(folder) else { throw failure(folder) }
        defer { closedir(handle) }
        var names: [String] = []
        while let entry = readdir(handle) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// Adds bytes to the end of a file, which is made (mode 0600) when missing; false when that is not possible.
    static func append(_ bytes: [UInt8], to path: String) -> Bool {
        let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) } == bytes.count
    }

    /// Writes a new file; what is there already stays as it is and is a failure.
    static func create(_ text: String, at path: String, mode: UInt32) throws(Failure) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw unwritable(path) }
        defer { close(descriptor) }
        let bytes = Array(text.utf8)
        let written = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        guard written == bytes.count, fsync(descriptor) == 0 else {
            let failure = unwritable(path)
            unlink(path)
            throw failure
        }
    }

    /// Deletes a file that the program made just now.
    static func remove(_ path: String) { unlink(path) }

    /// Gives a file another name, over what had that name.
    static func rename(_ from: String, to target: String) -> Bool {
        systemRename(from, target) == 0
    }

    /// Makes a folder (mode 0700) and those above it; false when that is not possible.
    static func makeFolder(_ path: String) -> Bool {
        guard kind(of: path) != .folder else { return true }
        let parent = folder(of: path)
        if parent != path, !makeFolder(parent) { return false }
        return mkdir(path, 0o700) == 0 || kind(of: path) == .folder
    }

    /// The folder that a path lies in.
    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The path seen from a folder; absolute ones stay.
    static func path(_ path: String, from folder: String) -> String {
        if path.hasPrefix("/") || folder.isEmpty || folder == "." { return path }
        return folder.hasSuffix("/") ? folder + path : folder + "/" + path
    }

    private static func read(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
        systemRead(descriptor, buffer.baseAddress, buffer.count)
    }

    private static func status(of path: String) -> stat? {
        var status = stat()
        return stat(path, &status) == 0 ? status : nil
    }

    private static func unwritable(_ path: String) -> Failure {
        .unwritable(path, reason: String(cString: strerror(errno)))
    }

    private static func failure(_ path: String) -> Failure {
        errno == ENOENT ? .missing(path) : .refused(path, reason: String(cString: strerror(errno)))
    }
}

private func systemRead(_ descriptor: Int32, _ start: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    read(descriptor, start, count)
}

private func systemRename(_ from: String, _ target: String) -> Int32 {
    rename(from, target)
}
