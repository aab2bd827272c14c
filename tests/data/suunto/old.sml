<?xml version="1.0" encoding="utf-8"?>
<sml xmlns="http://www.suunto.com/schemas/sml"><DeviceLog>
<Header><Duration>1800</Duration><Distance>5000</Distance><Activity>Running</Activity><DateTime>2015-08-14T18:22:22</DateTime></Header>
<Device><Name>Old watch</Name><SerialNumber>7</SerialNumber></Device>
<Samples>
<Sample><UTC>2015-08-14T16:22:22</UTC><Time>0</Time></Sample>
<Sample><Time>1</Time><HR>2.5</HR><Cadence>1.4</Cadence><Distance>3</Distance></Sample>
<Sample><Time>2</Time><HR>2.6</HR><Distance>6</Distance></Sample>
</Samples></DeviceLog></sml>
