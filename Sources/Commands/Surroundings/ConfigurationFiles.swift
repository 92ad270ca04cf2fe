/// Which files hold the configuration, and where they were found.
struct ConfigurationFiles: Hashable, Sendable {
    /// The files in the order in which they are read.
    var paths: [String]
    /// The folder that relative paths in them start at.
    var folder: String
    /// A text that changes with what is in them, once they were read.
    var contentDigest = ""

    /// Why there is no configuration to read.
    enum Failure: Error, Hashable, Sendable, CustomStringConvertible {
        /// None was named and none was found.
        case notFound(lookedAt: [String])
        /// The one named is not there.
        case missing(String, namedBy: String)
        /// The folder has no file that could be one.
        case emptyFolder(String)
        /// The system refuses.
        case unreadable(Files.Failure)

        /// One sentence without a full stop.
        var description: String {
            switch self {
            case .notFound: "no configuration found"
            case .missing(let path, let source): "there is no \(quoted(path)), which \(source) names"
            case .emptyFolder(let path): "the folder \(quoted(path)) holds no .yaml, .yml or .json file"
            case .unreadable(let failure): "\(failure)"
            }
        }

        /// What to try; one sentence without a full stop.
        var hint: String {
            switch self {
            case .notFound(let places): "name one by --config, or make one of \(places.joined(separator: ", "))"
            case .missing: "check the path; relative ones start at the current folder"
            case .emptyFolder: "name a file, or put albums.yaml into the folder"
            case .unreadable: "check who owns the file and its mode"
            }
        }
    }

    /// Finds the configuration: what is named, or the first of the usual places that is there.
    static func find(named option: String?, in surroundings: Surroundings) throws(Failure) -> ConfigurationFiles {
        let named =
            option.map { ($0, "--config") }
            ?? surroundings.variable("IMMICH_AUTO_ALBUM_CONFIG").map { ($0, "IMMICH_AUTO_ALBUM_CONFIG") }
        if let (path, source) = named {
            let full = Files.path(path, from: surroundings.folder)
            guard let found = try open(full) else { throw .missing(path, namedBy: source) }
            return found
        }
        let places = usualPlaces(in: surroundings)
        for place in places {
            if let found = try open(place), !found.paths.isEmpty { return found }
        }
        throw .notFound(lookedAt: places)
    }

    private static func usualPlaces(in surroundings: Surroundings) -> [String] {
        var places = ["albums.yaml", "local_settings.py"].map { Files.path($0, from: surroundings.folder) }
        if let user = surroundings.userFolder("XDG_CONFIG_HOME", otherwise: ".config") {
            places += [user + "/albums.yaml", user + "/local_settings.py"]
        }
        let root = surroundings.containerRoot + "config"
        guard surroundings.isContainer, Files.kind(of: root) == .folder else { return places }
        return places + [root + "/albums.yaml", root + "/local_settings.py", root]
    }

    private static func open(_ path: String) throws(Failure) -> ConfigurationFiles? {
        switch Files.kind(of: path) {
        case .nothing: return nil
        case .file: return ConfigurationFiles(paths: [path], folder: Files.folder(of: path))
        case .folder:
            let names: [String]
            do { names = try Files.names(in: path) } catch { throw .unreadable(error) }
            let endings = [".yaml", ".yml", ".json"]
            let chosen = names.filter { name in !name.hasPrefix(".") && endings.contains { name.hasSuffix($0) } }
            guard !chosen.isEmpty else { throw .emptyFolder(path) }
            return ConfigurationFiles(paths: chosen.map { Files.path($0, from: path) }, folder: path)
        }
    }
}
