import WebServer

/// What a login tells of the machine it came from; the server reads it from the User-Agent alone.
struct Device {
    /// The browser.
    var type: String
    /// The operating system.
    var system: String

    init(_ request: WebRequest) {
        let agent = request[header: "User-Agent"] ?? ""
        type = Device.browsers.first { agent.contains($0.mark) }?.name ?? request[header: "devicemodel"] ?? ""
        system = Device.systems.first { agent.contains($0.mark) }?.name ?? request[header: "devicetype"] ?? ""
    }

    // The first that fits counts: most browsers also claim to be others.
    private static let browsers: [(mark: String, name: String)] = [
        ("Edg/", "Edge"), ("OPR/", "Opera"), ("HeadlessChrome/", "Chrome Headless"), ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"), ("Mobile/15E148 Safari", "Mobile Safari"), ("Safari/", "Safari"), ("Wget/", "Wget"),
    ]

    private static let systems: [(mark: String, name: String)] = [
        ("Android", "Android"), ("iPhone", "iOS"), ("iPad", "iOS"), ("Mac OS X", "Mac OS"), ("Macintosh", "Mac OS"),
        ("Windows", "Windows"), ("Ubuntu", "Ubuntu"), ("CrOS", "Chrome OS"), ("Linux", "Linux"),
    ]
}
