import AlbumRules

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Held by the one run that may write with a state folder; given back when it is let go or its process ends.
public final class RunnerLock: Sendable {
    private let descriptor: Int32

    /// Takes the lock of a folder, making the folder when it is missing.
    ///
    /// Throws `.locked` with the owner and its age when another run holds it. A dead owner holds nothing.
    public init(folder: String, now: Instant) throws(StateError) {
        try StateFolder.make(folder)
        let path = folder + "/run.lock"
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw .folderUnusable(path: folder, detail: String(cString: strerror(errno)))
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let owner = Self.owner(of: descriptor)
            close(descriptor)
            let age = owner.map { Duration.milliseconds(now.milliseconds - $0.since.milliseconds) }
            throw .locked(owner: owner?.process, age: age)
        }
        Self.write("\(getpid()) \(now.milliseconds)\n", to: descriptor)
        self.descriptor = descriptor
    }

    deinit {
        _ = ftruncate(descriptor, 0)
        close(descriptor)
    }

    /// Who holds the lock of a folder now; nil when nobody does. Takes nothing and makes nothing.
    public static func holder(in folder: String, now: Instant) -> StateError? {
        let descriptor = open(folder + "/run.lock", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        guard flock(descriptor, LOCK_SH | LOCK_NB) != 0 else { return nil }
        let owner = Self.owner(of: descriptor)
        return .locked(
            owner: owner?.process,
            age: owner.map { Duration.milliseconds(now.milliseconds - $0.since.milliseconds) })
    }

    private static func write(_ text: String, to descriptor: Int32) {
        _ = ftruncate(descriptor, 0)
        let bytes = Array(text.utf8)
        _ = pwrite(descriptor, bytes, bytes.count, 0)
    }

    private static func owner(of descriptor: Int32) -> (process: Int32, since: Instant)? {
        var bytes = [UInt8](repeating: 0, count: 64)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        guard count > 0 else { return nil }
        let words = String(decoding: bytes[..<count], as: UTF8.self).split(whereSeparator: \.isWhitespace)
        guard words.count == 2, let process = Int32(words[0]), let since = Int64(words[1]) else { return nil }
        return (process, Instant(milliseconds: since))
    }
}

/// The folder in which the state lives, for its owner only.
enum StateFolder {
    /// Makes the folder and those above it; the last one gets mode 0700.
    static func make(_ path: String) throws(StateError) {
        guard mkdir(path, 0o700) != 0 else { return }
        let reason = errno
        var status = stat()
        if reason == EEXIST, stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { return }
        guard reason == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
            throw .folderUnusable(path: path, detail: String(cString: strerror(reason)))
        }
        try make(String(path[..<slash]))
        guard mkdir(path, 0o700) != 0, errno != EEXIST else { return }
        throw .folderUnusable(path: path, detail: String(cString: strerror(errno)))
    }

    /// Puts a file of mode 0600 in the place of whatever was there, whole or not at all.
    static func write(_ bytes: [UInt8], to path: String) throws(StateError) {
        let draft = path + ".new"
        _ = unlink(draft)
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .folderUnusable(path: path, detail: String(cString: strerror(errno))) }
        var isWritten = bytes.withUnsafeBytes { systemWrite(descriptor, $0) } == bytes.count
        isWritten = fsync(descriptor) == 0 && isWritten
        isWritten = close(descriptor) == 0 && isWritten
        guard isWritten, rename(draft, path) == 0 else {
            throw .folderUnusable(path: path, detail: String(cString: strerror(errno)))
        }
    }

    /// Deletes a file; one that is not there is no trouble.
    static func delete(_ path: String) throws(StateError) {
        guard unlink(path) != 0, errno != ENOENT else { return }
        throw .folderUnusable(path: path, detail: String(cString: strerror(errno)))
    }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// How many bytes a file has; 0 when there is none.
    static func size(of path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }

    /// Renames a database and its side files to a name that is free, and tells that name.
    static func setAside(_ path: String) throws(StateError) -> String {
        var number = 1
        while exists("\(path).set-aside-\(number)") { number += 1 }
        let target = "\(path).set-aside-\(number)"
        guard rename(path, target) == 0 else {
            throw .folderUnusable(path: path, detail: String(cString: strerror(errno)))
        }
        for suffix in ["-wal", "-shm"] { _ = rename(path + suffix, target + suffix) }
        return target
    }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    write(descriptor, bytes.baseAddress, bytes.count)
}
