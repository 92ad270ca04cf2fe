import Secrets

/// A text that must never be shown.
public typealias Secret = Secrets.Secret

/// Everything the user wrote, checked and typed; names of people are not resolved yet.
public struct Configuration: Hashable, Sendable {
    /// Where the server is and how to speak to it; nil when the environment must tell.
    public var server: ServerSettings
    /// The users of the server whose keys are known, in the order of the file; empty when there is one key.
    public var accounts: [AccountSettings] = []
    /// The groups of people that rules may name.
    public var groups: PeopleGroups
    /// The albums in the order of the files.
    public var albums: [AlbumDefinition]
    /// How to tell the user about runs.
    public var notify: NotifySettings
    /// What albums that say nothing else are kept by.
    var defaults = AlbumSettingsDraft()
    /// The log file.
    public var log: LogSettings?
    /// The folder of the state; nil for the default.
    public var stateFolder: String?
    /// The IANA name of the zone for "today" and upload days; nil for the machine's zone.
    public var timeZoneName: String?
    /// How long quick passes go on before everything is read again; 0 reads everything in every run.
    public var fullScanInterval: Duration

    /// An empty configuration.
    public init(
        server: ServerSettings = ServerSettings(), groups: PeopleGroups = PeopleGroups(),
        albums: [AlbumDefinition] = [], notify: NotifySettings = NotifySettings(), log: LogSettings? = nil,
        stateFolder: String? = nil, timeZoneName: String? = nil, fullScanInterval: Duration = .seconds(86_400)
    ) {
        self.server = server
        self.groups = groups
        self.albums = albums
        self.notify = notify
        self.log = log
        self.stateFolder = stateFolder
        self.timeZoneName = timeZoneName
        self.fullScanInterval = fullScanInterval
    }
}

/// Where the server is and how to speak to it.
public struct ServerSettings: Hashable, Sendable {
    /// The address as written, with or without `/api`.
    public var url: String?
    /// Where the key comes from.
    public var apiKey: SecretSource?
    /// The most requests at once.
    public var concurrency: Int
    /// How long one request may take.
    public var timeout: Duration

    /// The defaults: four requests at once, 60 seconds each.
    public init(
        url: String? = nil, apiKey: SecretSource? = nil, concurrency: Int = 4, timeout: Duration = .seconds(60)
    ) {
        self.url = url
        self.apiKey = apiKey
        self.concurrency = concurrency
        self.timeout = timeout
    }
}

/// Where a secret comes from.
public enum SecretSource: Hashable, Sendable {
    /// It stands in the configuration.
    case text(Secret)
    /// An environment variable has it.
    case environment(String)
    /// A file has it, outer white space not counted; relative paths start at the configuration's folder.
    case file(String)
}

/// The log file.
public struct LogSettings: Hashable, Sendable {
    /// How much is written.
    public enum Level: String, Hashable, Sendable, CaseIterable {
        /// Failures only.
        case error
        /// And doubts.
        case warning
        /// And what each run did.
        case info
        /// And every request.
        case debug
    }

    /// The path of the file; relative paths start at the configuration's folder.
    public var file: String
    /// How much is written.
    public var level: Level

    /// A log file.
    public init(file: String, level: Level = .info) {
        self.file = file
        self.level = level
    }
}
